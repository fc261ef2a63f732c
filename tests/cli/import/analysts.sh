# Files of analysts' programs: labels given and embedded, a remark before Pajek's network, networkx's edges with braces.
printf 'DL n=3\nformat = edgelist1\nlabels:\nada, bo, cy\nlabels embedded:\ndata:\nada bo 2\n' >both.dl
kith import both.dl
printf '/* made by hand */\n*Network tea\n*Vertices 2\n1 "Ada"\n2 "Bo"\n*Edges\n1 2\n' >remark.net
kith import remark.net
for line in "a b {'weight': 3.0}" '1 2 {}' '# made by hand
1 2 {}'; do
	printf '%s\n' "$line" >edges.txt
	kith import edges.txt || echo "exit $?"
done
# Braces in a name are none of those.
printf 'source,target\na {b},c {d}\n' >names.csv
kith import names.csv
