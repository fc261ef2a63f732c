# A row a person; the same figures as in each one's portrait.
kith ego --everyone --like field --by effective_size -n 3 data/community.csv
kith ego -q --everyone --like field data/community.csv | grep '^Amara Okafor,'
kith ego -q --me 'Amara Okafor' --like field data/community.csv | grep -E '^(contacts|reach|closure|ei field),'
printf 'source,target,field\nAda,,web\nBo,,maps\nCy,,\nAda,Bo,\n' | kith ego -q --everyone -g
