# Of a tie that is unknown at one time nobody can say that it is new or lost; it is left out of density.
printf 'source,target,weight\nAda,Bo,1\nBo,Cy,1\nCy,Ada,1\n' >spring.csv
printf 'source,target,weight\nAda,Bo,NA\nBo,Cy,2\nCy,Ada,1\n' >autumn.csv
kith changes spring.csv autumn.csv
kith changes -q autumn.csv spring.csv
kith changes -qg spring.csv autumn.csv
