# With -g people and ties carry the path they are on and the step, which plot draws from left to right.
kith path -qg data/florentine.csv --from Pazzi --to Peruzzi --all >marked.csv
grep -E '^source|,1,[0-9]$' marked.csv
kith plot -q --layout route -o path.svg marked.csv
grep -c '<svg' path.svg
