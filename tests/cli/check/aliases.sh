# Who may go by several names is proposed, the surest first, and never joined by itself.
cat >web.csv <<'ROWS'
source,target,label,company,email
ada@x.org,,Ada Lee,Acme,
al@home.net,,Ada Lee,,
Émile Zola,,,,
Emile Zola,,,,
"Zola, Emile",,,,
J. Kay,,,Acme,
Jane Kay,,,Acme,
M. Poe,,,,
Mary Poe,,,,
Mark Poe,,,,
Ivo Reed,,,,ivo@r.org
Yves,,,,IVO@r.org
Rolf Ender,,,North,
Rolf Onder,,,South,
Uma Sun,,,,uma.sun@a.org
Sunny,,,,uma.sun@b.org
ada@x.org,Bo,,,
ada@x.org,al@home.net,,,
al@home.net,Bo,,,
ROWS
kith check --aliases web.csv
kith check --aliases data/karate.csv
