# A set of everybody has nobody to reach.
printf 'source,target\nBo,Cy\n' | kith brokers --set 2
