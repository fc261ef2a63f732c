# Against the grouping that came about; people without one are left out and counted.
printf 'source,target,team\na,,x\nb,,x\nc,,x\nd,,y\ne,,y\nf,,y\ng,,\nh,,y\na,b,\nb,c,\na,c,\nd,e,\ne,f,\nd,f,\nc,d,\ng,a,\n' >teams.csv
kith communities --compare team teams.csv
kith communities --compare nothing teams.csv
