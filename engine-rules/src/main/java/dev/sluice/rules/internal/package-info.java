/**
 * The machinery behind rules: the only package that knows Drools. Nothing here is for hosts, and
 * anything may change.
 */
@NullMarked
package dev.sluice.rules.internal;

import org.jspecify.annotations.NullMarked;
