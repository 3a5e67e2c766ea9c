/** Specs of the main job. */
@NullMarked
package dev.sluice.examples.demo;

import org.jspecify.annotations.NullMarked;
