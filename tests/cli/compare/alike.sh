# Where everybody is tied to everybody there is no correlation.
printf 'source,target,kind\nAda,Bo,work\nBo,Cy,work\nCy,Ada,work\nAda,Bo,play\n' | kith compare -q
