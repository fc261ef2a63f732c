# With -g everybody's tables stand on the graph.
printf 'source,target,company\nAda,,Acme Ltd\nBo,,ACME\nCy,,Bolt\nDi,,Bolt GmbH\nAda,Cy,\n' | kith give -g --rounds 2
