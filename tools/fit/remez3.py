exec(open('remez.py').read().split("L=log(2)")[0])
S=((sqrt(mpf(2))-1)/(sqrt(mpf(2))+1))**2*mpf('1.0001')
mp.prec=220
def fl(z): s=sqrt(z); return ((log((1+s)/(1-s))/s-2)/z-mpf(2)/3)/z
remez('logQ',fl,lambda z:z*z/2,'1e-6',S,8)
c=mpf(2)/3; print(float(c).hex(), float(c-mpf(float(c))).hex())
