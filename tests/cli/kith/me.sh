# Who is asking may stand in the environment; the command line wins.
export KITH_ME=Medici
kith ego -q data/florentine.csv | sed -n 2p
kith ego -q --me Pazzi data/florentine.csv | sed -n 2p
