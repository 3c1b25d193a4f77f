package sqlite

// whoTheyWere is the list of a customer and all who became them by merges that stand: what was changed of those was changed of
// who they are now.
const whoTheyWere = `(
	WITH RECURSIVE were (id) AS (
		SELECT ?1
		UNION SELECT m.customer_id FROM were w CROSS JOIN merged m ON m.into_id = w.id JOIN operations o ON o.id = m.op WHERE o.undone_by = 0)
	SELECT id FROM were)`
