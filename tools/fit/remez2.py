exec(open('remez.py').read().split("L=log(2)")[0])
L=log(2)/2*mpf('1.0001')
def fe(r): return (exp(r)-1-r-r*r/2)/r**3 if abs(r)>mpf('1e-10') else mpf(1)/6+r/24
for n in (9,10): remez('exp3',fe,lambda r:abs(r)**3+mpf('1e-9'),-L,L,n)
