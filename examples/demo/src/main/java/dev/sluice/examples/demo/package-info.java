/** The main job: {@link dev.sluice.examples.demo.Demo} plays recorded submissions. */
@NullMarked
package dev.sluice.examples.demo;

import org.jspecify.annotations.NullMarked;
