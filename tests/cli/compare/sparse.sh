# Two people and their one tie agree whoever changes places: there is no p, and it is said.
printf 'source,target,kind\nAda,Ben,work\nAda,Ben,play\nBen,Ada,work\nAda,Ben,play\n' >two.csv
printf 'source,target,kind\nHub,Ada,work\nHub,Ben,play\nAda,Ben,work\nHub,Ada,play\n' >three.csv
kith compare -q two.csv
kith compare -q --chance 200 --seed 3 three.csv
printf 'source,target,kind,directed\nAda,Ben,work,1\nBen,Ada,play,1\n' | kith compare -q
