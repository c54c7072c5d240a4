"""What is noted on one document, module by module, in the order of `extractors.analyse`."""
