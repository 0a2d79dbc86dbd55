"""What a person may ask about her data, and letting go of it when its time is over; may call every capability."""
