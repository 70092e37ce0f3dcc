-- No row: from now on the connection's review queue asks about commitments of less confidence than this.
set variable low_confidence = $low_confidence
