"""The records that everything is made of: what an author may write (`@schema`), and what was loaded (`@record`)."""
