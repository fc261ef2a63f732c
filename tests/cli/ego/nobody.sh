# Nobody of that name.
kith ego -q data/florentine.csv --me Medichi
