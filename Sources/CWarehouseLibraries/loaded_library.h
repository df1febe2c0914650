#ifndef AUDIENCE_LOADED_LIBRARY_H
#define AUDIENCE_LOADED_LIBRARY_H

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// A library that is found when something first asks for it, so that the program starts without it
// and runs where it is not installed.

#define DECLARE_FUNCTION(name) static __typeof__(name) *call_##name;

#define FIND_FUNCTION(name)                                                                        \
  call_##name = (__typeof__(name) *)dlsym(library, #name);                                         \
  if (!call_##name) {                                                                              \
    load_failure = "it has no function " #name;                                                    \
    return;                                                                                        \
  }

/// Declares a pointer `call_NAME` for each of `functions(each)`, of the type that the library's
/// header gives it, and `loading_function`, which finds them, once, from any thread: it returns NULL,
/// or why they are not there. `versioned` is the library's file, `plain` its name for developers.
#define LOADED_LIBRARY(loading_function, functions, versioned, plain)                              \
  functions(DECLARE_FUNCTION) static const char *load_failure;                                     \
  static void load_library(void) {                                                                 \
    void *library = dlopen(versioned, RTLD_NOW | RTLD_LOCAL);                                      \
    if (!library) library = dlopen(plain, RTLD_NOW | RTLD_LOCAL);                                  \
    if (!library) {                                                                                \
      load_failure = strdup(dlerror());                                                            \
      return;                                                                                      \
    }                                                                                              \
    functions(FIND_FUNCTION)                                                                       \
  }                                                                                                \
  const char *loading_function(void) {                                                             \
    static pthread_once_t once = PTHREAD_ONCE_INIT;                                                \
    pthread_once(&once, load_library);                                                             \
    return load_failure;                                                                           \
  }

#endif
