# Known groups stay whole and apart, each under its own name; the others are placed around them.
printf 'source,target,team\na,,x\nb,,x\nc,,y\nd,,\ne,,\nf,,\ng,,\nh,,\nlone,,x\na,d,\nb,e,\nc,d,\nc,e,\nc,f,\nf,g,\ng,h,\nh,f,\n' >teams.csv
kith communities --fixed team teams.csv
kith communities -q --fixed label --list data/karate.csv | cut -d, -f2
kith communities -q --fixed field --compare field data/community.csv
kith communities --fixed nobody teams.csv
