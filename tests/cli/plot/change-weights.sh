# Ties that grew or faded have a look of their own.
printf 'source,target,weight\nAda,Ben,1\nBen,Cy,2\nCy,Dee,2\n' >old.csv
printf 'source,target,weight\nAda,Ben,3\nBen,Cy,1\nCy,Dee,2\n' >new.csv
kith changes -qg old.csv new.csv | kith plot -q --ties change --format svg | grep -oE '>(stronger|faded|kept|new|lost)<'
