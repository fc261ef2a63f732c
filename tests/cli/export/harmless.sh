# Graphviz makes a link of a column URL and opens the file of a column image: they get other names.
printf 'source,target,URL,image,city,headURL\nBo,,http://x.org,/etc/passwd,Rome,\nBo,Cy,,,,http://x.org\n' >own.csv
kith export own.csv --format dot
# Somebody by the name of a section of Pajek's makes no Pajek of a table.
printf 'source,target\nBo,Cy\n*Vertices 2,Bo\n' >sections.csv
kith export sections.csv --format gephi --nodes nodes.csv -o edges.csv
kith import edges.csv nodes.csv | cut -d, -f1,2
