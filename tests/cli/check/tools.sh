# What an address book can and cannot answer.
printf 'source,target\nMe,Ada\nMe,Bo\nMe,Cy\n' >star.csv
kith check --tools star.csv | cut -d, -f1,2
