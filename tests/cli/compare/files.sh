# Two files, of which one knows somebody more; told the other way round, the figures are the same.
printf 'source,target,weight\nAda,Bo,2\nBo,Cy,1\nCy,Di,1\nDi,Ed,3\n' >spring.csv
printf 'source,target,weight\nAda,Bo,3\nBo,Cy,1\nDi,Fay,1\nDi,Ed,2\n' >autumn.csv
kith compare spring.csv autumn.csv
kith compare -q autumn.csv spring.csv | cut -d, -f1-8
kith compare -q --unweighted spring.csv autumn.csv | cut -d, -f8
