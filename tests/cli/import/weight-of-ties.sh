# What ties have in a column is their weight whatever people have there, and people keep theirs.
cat >web.json <<'END'
{"nodes": [{"name": "Ada", "value": 190}, {"name": "Bo"}, {"name": "Cy", "value": "much"}],
 "links": [{"source": 0, "target": 1, "value": 32}, {"source": 1, "target": 2, "value": 4.5}]}
END
kith import web.json 2>&1
kith import web.json --weight-column value | kith import
cat >worth.json <<'END'
{"nodes": [{"name": "Ada", "worth": 190}, {"name": "Bo"}],
 "links": [{"source": 0, "target": 1, "worth": 32, "value": 2}]}
END
kith import worth.json --weight-column Worth
kith import worth.json --weight-column wealth 2>&1 || echo "exit $?"
printf 'source,target,value\nAda,,5\nBo,,much\nAda,Bo,2\n' >web.csv
kith import web.csv --weight-column value
