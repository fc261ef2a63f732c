# With few asks each, half of the best is what is promised.
kith doors data/florentine.csv --me Ridolfi --at-most 1 -n 2
