"""What is printed: model in, PDF bytes out."""
