# A link called kith-TOOL is that tool.
ln -s "$(command -v kith)" kith-communities
./kith-communities -q data/florentine.csv >by-link
kith communities -q data/florentine.csv >by-name
cmp by-link by-name
ln -s "$(command -v kith)" kith-comunities
./kith-comunities
