# What is read is not overwritten by an answer, under whatever name; a graph may be put back.
printf 'source,target\nBo,Cy\nCy,Di\n' >graph.csv
printf 'name,city\nBo,Rome\n' >people.csv
cp graph.csv graph.old
cp people.csv people.old
ln -s graph.csv link.csv
kith people graph.csv -o graph.csv || echo "exit $?"
kith people graph.csv -o ./link.csv || echo "exit $?"
kith people -g graph.csv --answer graph.csv || echo "exit $?"
kith people graph.csv --methods link.csv || echo "exit $?"
kith people graph.csv --people people.csv --methods people.csv || echo "exit $?"
kith people <graph.csv -o graph.csv || echo "exit $?"
kith plot graph.csv -g -o link.csv --format svg || echo "exit $?"
kith export graph.csv --format gephi --nodes graph.csv || echo "exit $?"
kith export graph.csv --format gml --pseudonyms graph.csv || echo "exit $?"
kith import graph.csv --merge-map graph.csv || echo "exit $?"
cmp graph.csv graph.old
cmp people.csv people.old
kith people -q -g graph.csv -o link.csv
cut -d, -f1-4 graph.csv
ls
