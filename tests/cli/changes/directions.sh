# Where one of two files has directions, it is said that ties of the other count both ways.
printf 'source,target\nAda,Bo\nBo,Cy\n' >spring.csv
printf 'source,target,directed\nAda,Bo,1\nBo,Cy,1\n' >autumn.csv
kith changes spring.csv autumn.csv --rows what=tie
kith changes autumn.csv spring.csv --undirected
kith compare autumn.csv spring.csv | cut -d, -f1-7
