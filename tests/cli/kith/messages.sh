# Messages name file, line, column and cure; nothing is printed, nothing is written.
printf 'source,target,weight\na,b,1\nb,c,heavy\n' >weight.csv
printf 'source,target\na,"b\nc,d\n' >quote.csv
printf 'source,target\na,b\n\377,c\n' >latin.csv
try() {
	"$@" || echo "exit $?"
}
try kith people -o out.csv missing.csv
try kith people -o out.csv data
kith plot -q data/karate.csv -o karate.svg
try kith people -o out.csv karate.svg
try kith people -o out.csv weight.csv
try kith people -o out.csv quote.csv
try kith people -o out.csv latin.csv
try kith people -o out.csv --where colour=red weight.csv
try kith people -o out.csv --where shoe=41 data/karate.csv
try kith people -o out.csv --by shoe data/karate.csv
try kith ego -q -o out.csv --me Mediccis data/florentine.csv
ls
