# -g prints the part of the graph around somebody, with the step people are at.
kith ego -q -g data/florentine.csv --me Pazzi --steps 1 --where-tie kind=business
