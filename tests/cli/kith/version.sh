kith --version
kith communities --version
