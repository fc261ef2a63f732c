# For somebody without ties nobody is picked who shares nothing.
printf 'source,target\nIso,\nAda,Bea\n' | kith doors --me Iso
