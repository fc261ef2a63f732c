graph
[
node
[
id 1
label "A"
likes "x" likes "y" a [ b 1 ]
]
edge [ source 1 target 1 value 1.5e3 ]
]