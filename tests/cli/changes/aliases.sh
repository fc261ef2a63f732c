# Who goes by another name later has not left; without a table of names the two spellings are pointed out.
printf 'source,target\nAda,Bo\nBo,Cy\nCy,Ada\n' >spring.csv
printf 'source,target\nada,Bo\nBo,cy\ncy,ada\n' >autumn.csv
printf 'alias,person\nada,Ada\ncy,Cy\n' >names.csv
kith changes spring.csv autumn.csv | grep -c ^person
kith changes --aliases names.csv spring.csv autumn.csv
kith changes --aliases names.csv autumn.csv spring.csv
kith compare -q --aliases names.csv spring.csv autumn.csv | cut -d, -f1-8
kith report -q --aliases names.csv spring.csv --before autumn.csv -o since.html
grep -o 'Since last time' since.html | head -n 1
