# How many ties each hold several people to the rest, and how many people the first of them holds; nothing leads around a bridge.
triangles='a,b\nb,c\nc,a\nd,e\ne,f\nf,d\na,d\n'
printf "source,target\n$triangles" >one.csv
printf "source,target\n${triangles}b,g\ng,h\n" >two.csv
for graph in one two; do
	kith report -q $graph.csv | grep -o '<li>[^<]* to the rest[^<]*'
done
kith report -q two.csv --nouns clubs,links | grep -o '<li>[^<]* to the rest[^<]*'
kith report -q two.csv | grep -o 'data-of="steps apart without it">[^<]\+' | sort -u
