# Rows of one pair become one where direction and kind are the same: weights and counts are summed, dates span.
cat >rows.csv <<'ROWS'
source,target,weight,kind,date,events,directed,note
Ada,Bo,1.5,work,2024-03-01,2,,met
Bo,Ada,2,work,2023-01-05,1,,met
Bo,Ada,,work,,,,wrote
Ada,Bo,3,club,2022-01-01,,,
Ada,Bo,4,work,2024-01-01,,1,
Bo,Ada,5,work,2024-01-02,,1,
Ada,Bo,6,work,2024-01-03,,1,
Cy,Cy,1,,,,,alone
Di,,,,,,,
ROWS
kith import -q rows.csv --merge >once.csv
cat once.csv
# What was merged can be merged with more.
printf 'source,target,weight,kind,date,events\nBo,Ada,1,work,2020-06-01,4\n' >more.csv
kith import -q once.csv more.csv --merge | grep '^Ada,Bo.*work'
kith import -q once.csv --merge | cmp - once.csv
printf 'source,target\nAda,Bo\nBo,Ada\nBo,Cy\n' | kith import -q - --merge
