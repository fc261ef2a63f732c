printf 'source,target,mode\nTea,,event\nAda,,\nBo,,\nAda,Tea,\nAda,Bo,\n' | kith communities --two-mode
