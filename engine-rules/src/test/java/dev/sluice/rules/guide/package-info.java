/**
 * The rules and specs that the rule authors' guide shows; a block of the guide stands here whole.
 */
@NullMarked
package dev.sluice.rules.guide;

import org.jspecify.annotations.NullMarked;
