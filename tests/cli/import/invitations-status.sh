# What a column says did not come about is left out and counted, one row or several.
printf 'From,To,Sent At,came\nAda,Bo,2024-01-02,yes\nAda,Cy,2024-01-03,declined\nBo,LinkedIn Member,2024-01-04,yes\n' >one.csv
kith import one.csv --status-column came 2>&1
printf 'From,To,Sent At,came\nAda,Bo,2024-01-02,no\nBo,Ada,2024-01-03,no\nAda,Cy,2024-01-03,yes\n' >several.csv
kith import several.csv --status-column came 2>&1
