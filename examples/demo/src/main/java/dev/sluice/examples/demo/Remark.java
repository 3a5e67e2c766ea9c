package dev.sluice.examples.demo;

/**
 * Something to say about one line of the input.
 *
 * @param file the file
 * @param line its line, from 1
 * @param text what there is to say
 */
record Remark(String file, int line, String text) {}
