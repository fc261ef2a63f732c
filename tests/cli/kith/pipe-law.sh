# a | b is a > f; b f, byte for byte, and what is replaced is said.
kith communities -q -g data/community.csv | kith communities -g >through-pipe
kith communities -q -g data/community.csv >file
kith communities -q -g file >through-file
cmp through-pipe through-file
