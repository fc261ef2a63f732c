# A file is replaced once the answer is whole; a failing tool leaves it alone.
kith communities -q -n 1 -o answer.csv data/florentine.csv
cat answer.csv
kith communities -q --by nonsense -o answer.csv data/florentine.csv || echo "exit $?"
cat answer.csv
kith communities -q -g -o graph.csv data/florentine.csv
kith communities -q -g -o graph.csv graph.csv
ls
