# People whom a table names go by that name in every file, whatever the order of the files.
printf 'Id,Label,Email\n1,Ada,\n2,Bo,bo@x.org\n3,Cy,\n' >nodes.csv
printf 'Source,Target,Type\n1,2,Undirected\n2,3,Undirected\n' >edges.csv
printf 'source,target,email\nAda,Di,\nRobert,Di,\nRobert,,bo@x.org\n' >third.csv
kith import nodes.csv edges.csv third.csv --merge-map map.csv
cat map.csv
for files in 'nodes.csv third.csv edges.csv' 'edges.csv nodes.csv third.csv' \
	'edges.csv third.csv nodes.csv' 'third.csv nodes.csv edges.csv' \
	'third.csv edges.csv nodes.csv'; do
	echo "$files"
	# The earlier of two files says who Bo is.
	kith import $files | sed 1d | cut -d, -f1,2 | sed 's/Robert/Bo/' | sort | paste -sd' '
done
