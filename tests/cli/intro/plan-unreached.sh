# Names without anybody to ask are rows that say why.
cat >here.csv <<'END'
source,target,company,willing
me,,,
ann,,,
bob,,Bolt,
cat,,,0
dan,,Acme GmbH,
eve,,Far & Co.,
fay,,Lone,
Gil,,,
gil,,,
me,ann,,
ann,bob,,
bob,fay2,,
me,cat,,
cat,dan,,
bob,x,,
x,eve,,
END
printf '%s\n' bolt BOB 'ACME Inc.' Far Lone GIL Appl me >list.txt
kith intro -q here.csv --me me --to-file list.txt --at-most 1 | cut -d, -f1-5,9-10,12,21-
kith intro -q here.csv --me me --to-file list.txt --avoid bob | cut -d, -f2,10
