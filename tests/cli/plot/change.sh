# What became of ties is drawn: new ones bold, lost ones dashed, the legend saying so; people stand where they stood.
printf 'source,target\nAda,Ben\nBen,Cy\nCy,Dee\nDee,Ada\n' >old.csv
printf 'source,target\nAda,Ben\nBen,Cy\nCy,Eve\n' >new.csv
kith plot -qg old.csv >placed.csv
kith changes -qg placed.csv new.csv >both.csv
kith plot -q --ties change --format svg both.csv >both.svg
grep -o '>\(new\|lost\|kept\)<' both.svg
grep -c 'stroke-dasharray' both.svg
grep -o 'layout: [a-z ]*' both.svg
kith plot -q --ties change --format svg old.csv || echo "exit $?"
