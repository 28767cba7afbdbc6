# Stages over facts.tsv; -v year= and half= the days before which a customer is lost, dormant; -v counts= a file.
BEGIN { FS = OFS = "\t" }
NR == 1 { print "id", "stage"; next }
{
	stage = $3 == 0 ? "prospect" : $2 < year ? "lost" : $2 < half ? "dormant" : \
		$3 == 1 ? "first-time" : $3 <= 3 ? "repeat" : "loyal"
	n[stage]++
	print $1, stage
}
END {
	print "stage", "customers" > counts
	for (stage in n)
		print stage, n[stage] > counts
}
