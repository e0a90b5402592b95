from mpmath import *
mp.prec=160
def remez(name,f,w,a,b,n):
    a,b=mpf(a),mpf(b)
    xs=[(a+b)/2-(b-a)/2*cos(pi*i/n) for i in range(n+1)]
    G=1200; grid=[(a+b)/2-(b-a)/2*cos(pi*i/G) for i in range(G+1)]
    F=[f(x) for x in grid]; W=[w(x) for x in grid]
    for it in range(9):
        A=matrix(n+1,n+1); B=matrix(n+1,1)
        for i,x in enumerate(xs):
            for j in range(n): A[i,j]=x**j
            A[i,n]=(-1)**i/w(x); B[i]=f(x)
        s=lu_solve(A,B); c=[s[j] for j in range(n)]
        e=[(polyval(c[::-1],x)-F[i])*W[i] for i,x in enumerate(grid)]
        # alternating extrema
        ext=[]
        for i in range(G+1):
            if (i==0 or abs(e[i])>=abs(e[i-1]) or e[i]*e[i-1]<0) and (i==G or abs(e[i])>=abs(e[i+1]) or e[i]*e[i+1]<0):
                if ext and e[ext[-1]]*e[i]>0:
                    if abs(e[i])>abs(e[ext[-1]]): ext[-1]=i
                else: ext.append(i)
        while len(ext)>n+1:
            if abs(e[ext[0]])<abs(e[ext[-1]]): ext.pop(0)
            else: ext.pop()
        if len(ext)<n+1: print('lost',len(ext)); break
        xs=[grid[i] for i in ext]
    m=max(abs(v) for v in e)
    d=[mpf(float(v)) for v in c]
    md=max(abs((polyval(d[::-1],x)-F[i])*W[i]) for i,x in enumerate(grid))
    print(name,n,'err 2^%.2f rounded 2^%.2f'%(log(m,2),log(md,2)))
    print('    '+', '.join(float(v).hex() for v in c)); print('    '+', '.join('%.17g'%float(v) for v in c))
L=log(2)/2*mpf('1.0001')
def fe(r): return (exp(r)-1-r)/r**2 if abs(r)>mpf('1e-12') else mpf(1)/2+r/6
remez('exp',fe,lambda r:r*r if abs(r)>mpf('1e-4') else mpf('1e-8'),-L,L,10)
S=((sqrt(mpf(2))-1)/(sqrt(mpf(2))+1))**2*mpf('1.0001')
def fl(z): s=sqrt(z); return (log((1+s)/(1-s))/s-2)/z
remez('log7',fl,lambda z:z/2,'1e-6',S,7)
remez('log8',fl,lambda z:z/2,'1e-6',S,8)
Z=(pi/4)**2*mpf('1.0001')
remez('sin',lambda z:(sin(sqrt(z))/sqrt(z)-1)/z,lambda z:z,'1e-6',Z,6)
remez('cos',lambda z:(cos(sqrt(z))-1+z/2)/z**2,lambda z:z*z,'1e-4',Z,6)
for n in (10,11,12):
    remez('atan',lambda z:(atan(sqrt(z))/sqrt(z)-1)/z,lambda z:z,'1e-6',mpf(9)/64,n)
print('--consts')
def piece(v,bits):
    # truncate v to bits significant, lsb relative to its first
    e=int(floor(log(abs(v),2))); q=mpf(2)**(e-bits+1); return floor(v/q+0.5)*q if False else floor(v/q)*q
mp.prec=400
l=log(2); l1=piece(l,42); print('ln2',float(l1).hex(),float(l-l1).hex())
v=pi/2; out=[]
# fixed lsb positions 2^-22, 2^-45, 2^-68, 2^-91
for p in (22,45,68,91):
    q=mpf(2)**-p; t=floor(v/q)*q; out.append(float(t).hex()); v-=t
out.append(float(v).hex()); print('pio2',out)
print('2/pi',float(2/pi).hex(),'log2e',float(1/log(2)).hex())
for n_,v in (('atan.5',atan(mpf(1)/2)),('pi/4',pi/4),('atan2',atan(mpf(2))),('pi/2',pi/2),('pi',pi)):
    h=mpf(float(v)); print(n_,float(h).hex(),float(v-h).hex())
mp.prec=2000
t=floor(2/pi*mpf(2)**(64*19)); print('2/pi words'); 
t=int(t); ws=[(t>>(64*(18-i)))&(2**64-1) for i in range(19)]; print(', '.join('0x%016x'%w for w in ws))
print('pio2*2^63',hex(int(floor(pi/2*mpf(2)**63+0.5))), 'sqrt.5 bits', float(sqrt(mpf(1)/2)).hex())
