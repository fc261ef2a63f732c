# From another group into one's own is a gatekeeper; out of it, a representative.
printf 'source,target,team,directed\na,,x,\nb,,y,\nc,,y,\nd,,x,\ne,,,\na,b,,1\nb,c,,1\nc,d,,1\nd,e,,1\n' >ways.csv
kith roles --group team ways.csv
kith roles -q --group team -g ways.csv | cut -d, -f1-3,5-
kith roles -q --group team --by name -n 1 ways.csv
